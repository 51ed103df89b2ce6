CREATE TABLE "lantern"."account_pin" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"set_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "lantern"."session" ADD COLUMN "locked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "lantern"."session" ADD COLUMN "hand_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "lantern"."session" ADD COLUMN "browser" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "lantern"."session" ADD COLUMN "proven_at" timestamp (3) with time zone DEFAULT now();--> statement-breakpoint
ALTER TABLE "lantern"."session" ADD COLUMN "pin_failures" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "lantern"."session" ADD COLUMN "call_request_id" uuid;--> statement-breakpoint
ALTER TABLE "lantern"."account_pin" ADD CONSTRAINT "account_pin_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "lantern"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "session_hand" ON "lantern"."session" USING btree ("hand_at") WHERE "lantern"."session"."ended_at" is null and "lantern"."session"."locked_at" is null and "lantern"."session"."account_id" is not null;--> statement-breakpoint
CREATE INDEX "session_browser" ON "lantern"."session" USING btree ("browser","account_id");