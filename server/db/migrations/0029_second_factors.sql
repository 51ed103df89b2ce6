CREATE TABLE "lantern"."authenticator_app" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"secret" text,
	"pending" text,
	"last_step" bigint,
	"added_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "lantern"."passkey" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"name" text NOT NULL,
	"public_key" text NOT NULL,
	"counter" bigint NOT NULL,
	"transports" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "lantern"."recovery_code" (
	"account_id" uuid NOT NULL,
	"slot" integer NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "recovery_code_account_id_slot_pk" PRIMARY KEY("account_id","slot")
);
--> statement-breakpoint
CREATE TABLE "lantern"."sign_in_step" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" uuid,
	"challenge" text,
	"tries" integer DEFAULT 0 NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "lantern"."session" ADD COLUMN "proven_by" text;--> statement-breakpoint
ALTER TABLE "lantern"."session" ADD COLUMN "fresh_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "passkey_account" ON "lantern"."passkey" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "sign_in_step_expiry" ON "lantern"."sign_in_step" USING btree ("expires_at");