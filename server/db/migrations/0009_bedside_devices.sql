CREATE TABLE "lantern"."device_report" (
	"serial" text PRIMARY KEY NOT NULL,
	"display_id" uuid NOT NULL,
	"report" jsonb NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"told_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"silent_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "lantern"."assistance_request" ADD COLUMN "knocked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "lantern"."assistance_request" ADD COLUMN "knock_answer" text;--> statement-breakpoint
ALTER TABLE "lantern"."assistance_request" ADD COLUMN "knock_answered_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "lantern"."display" ADD COLUMN "bed_serial" text;--> statement-breakpoint
ALTER TABLE "lantern"."pairing" ADD COLUMN "serial" text;--> statement-breakpoint
ALTER TABLE "lantern"."device_report" ADD CONSTRAINT "device_report_display_id_display_id_fk" FOREIGN KEY ("display_id") REFERENCES "lantern"."display"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "display_bed" ON "lantern"."display" USING btree ("bed_serial") WHERE "lantern"."display"."revoked_at" is null;