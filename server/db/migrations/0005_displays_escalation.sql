CREATE TABLE "lantern"."unit_phone" (
	"building_id" uuid NOT NULL,
	"unit" text NOT NULL,
	"phone" text NOT NULL,
	CONSTRAINT "unit_phone_building_id_unit_pk" PRIMARY KEY("building_id","unit")
);
--> statement-breakpoint
CREATE TABLE "lantern"."bed_move" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "lantern"."bed_move_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"from_bed_id" uuid NOT NULL,
	"to_bed_id" uuid NOT NULL,
	"swapped" boolean NOT NULL,
	"moved_by_id" uuid NOT NULL,
	"moved_by_name" text NOT NULL,
	"moved_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lantern"."display" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"building_id" uuid,
	"shows_names" boolean DEFAULT false NOT NULL,
	"paired_by_id" uuid NOT NULL,
	"paired_by_name" text NOT NULL,
	"paired_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "lantern"."pairing" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"code" text NOT NULL,
	"secret_hash" text NOT NULL,
	"display_id" uuid,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "pairing_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "lantern"."coverage" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"user_name" text NOT NULL,
	"building_id" uuid NOT NULL,
	"unit" text NOT NULL,
	"since" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lantern"."escalation_path" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"building_id" uuid NOT NULL,
	"unit" text DEFAULT '' NOT NULL,
	"priority" text NOT NULL,
	"steps" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_by_id" uuid NOT NULL,
	"changed_by_name" text NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
DROP INDEX "lantern"."bed_device";--> statement-breakpoint
ALTER TABLE "lantern"."session" ALTER COLUMN "account_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "lantern"."bed" ADD COLUMN "readiness_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "lantern"."bed" ADD COLUMN "reported_serial" text;--> statement-breakpoint
ALTER TABLE "lantern"."bed" ADD COLUMN "place_unknown_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "lantern"."bed" ADD COLUMN "placed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "lantern"."bed" ADD COLUMN "solo_says" jsonb;--> statement-breakpoint
ALTER TABLE "lantern"."bed" ADD COLUMN "retired_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "lantern"."assistance_request" ADD COLUMN "solo_bed_id" uuid;--> statement-breakpoint
ALTER TABLE "lantern"."assistance_request" ADD COLUMN "returns" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "lantern"."assistance_request" ADD COLUMN "returned_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "lantern"."assistance_request" ADD COLUMN "returned_from_name" text;--> statement-breakpoint
ALTER TABLE "lantern"."session" ADD COLUMN "display_id" uuid;--> statement-breakpoint
ALTER TABLE "lantern"."unit_phone" ADD CONSTRAINT "unit_phone_building_id_building_id_fk" FOREIGN KEY ("building_id") REFERENCES "lantern"."building"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pairing_expiry" ON "lantern"."pairing" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "coverage_user_unit" ON "lantern"."coverage" USING btree ("user_id","building_id","unit");--> statement-breakpoint
CREATE INDEX "coverage_until" ON "lantern"."coverage" USING btree ("until");--> statement-breakpoint
CREATE UNIQUE INDEX "escalation_unit" ON "lantern"."escalation_path" USING btree ("building_id","unit","priority");--> statement-breakpoint
ALTER TABLE "lantern"."assistance_request" ADD CONSTRAINT "assistance_request_solo_bed_id_bed_id_fk" FOREIGN KEY ("solo_bed_id") REFERENCES "lantern"."bed"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lantern"."session" ADD CONSTRAINT "session_display_id_display_id_fk" FOREIGN KEY ("display_id") REFERENCES "lantern"."display"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "request_solo_bed" ON "lantern"."assistance_request" USING btree ("solo_bed_id") WHERE "lantern"."assistance_request"."solo_bed_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "bed_device" ON "lantern"."bed" USING btree ("device_serial") WHERE "lantern"."bed"."retired_at" is null;