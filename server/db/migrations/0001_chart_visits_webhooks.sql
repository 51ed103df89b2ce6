CREATE TABLE "lantern"."patient_document" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"patient_solo_id" text NOT NULL,
	"name" text NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	"responses" jsonb NOT NULL,
	"added_by_id" uuid NOT NULL,
	"added_by_name" text NOT NULL,
	"added_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lantern"."report" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"solo_id" text NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"to_at" timestamp (3) with time zone NOT NULL,
	"preset_id" text NOT NULL,
	"status" text NOT NULL,
	"ordered_by_id" uuid NOT NULL,
	"ordered_by_name" text NOT NULL,
	"ordered_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"checked_at" timestamp (3) with time zone,
	CONSTRAINT "report_solo_id_unique" UNIQUE("solo_id")
);
--> statement-breakpoint
CREATE TABLE "lantern"."visit" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"solo_id" text,
	"bed_id" uuid,
	"patient_solo_id" text NOT NULL,
	"patient_name" text,
	"patient_mrn" text,
	"waiting_room" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"duration_seconds" integer NOT NULL,
	"reason" text NOT NULL,
	"status" text NOT NULL,
	"booked_by_id" uuid NOT NULL,
	"booked_by_name" text NOT NULL,
	"booked_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"checked_at" timestamp (3) with time zone,
	CONSTRAINT "visit_solo_id_unique" UNIQUE("solo_id")
);
--> statement-breakpoint
CREATE TABLE "lantern"."hint" (
	"digest" text PRIMARY KEY NOT NULL,
	"event" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"followed_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lantern"."subscription" (
	"endpoint" text PRIMARY KEY NOT NULL,
	"webhook_id" text,
	"sealed_key" text,
	"registered_at" timestamp (3) with time zone,
	"checked_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "lantern"."bed" ADD COLUMN "patient_solo_id" text;--> statement-breakpoint
ALTER TABLE "lantern"."assistance_request" ADD COLUMN "appointment_status" text;--> statement-breakpoint
ALTER TABLE "lantern"."assistance_request" ADD COLUMN "appointment_checked_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "document_patient" ON "lantern"."patient_document" USING btree ("patient_solo_id","added_at");--> statement-breakpoint
CREATE INDEX "report_ordered" ON "lantern"."report" USING btree ("ordered_at");--> statement-breakpoint
CREATE INDEX "visit_start" ON "lantern"."visit" USING btree ("starts_at");--> statement-breakpoint
CREATE INDEX "visit_patient" ON "lantern"."visit" USING btree ("patient_solo_id","starts_at");--> statement-breakpoint
CREATE INDEX "hint_open" ON "lantern"."hint" USING btree ("followed_at","next_attempt_at");--> statement-breakpoint
CREATE INDEX "request_appointment" ON "lantern"."assistance_request" USING btree ("appointment_id");--> statement-breakpoint
UPDATE "lantern"."bed" SET "patient_solo_id" = (
	SELECT "solo_patient_id" FROM "lantern"."assistance_request"
	WHERE "bed_id" = "bed"."id" AND "solo_id" IS NOT NULL ORDER BY "asked_at" DESC LIMIT 1
) WHERE "patient_mrn" IS NOT NULL;
