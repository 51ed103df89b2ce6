CREATE TABLE "solo"."patient_document" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"patient_spid" bigint NOT NULL,
	"name" text NOT NULL,
	"date" timestamp (3) with time zone NOT NULL,
	"responses" jsonb NOT NULL,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "solo"."encounter_report" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"from" timestamp (3) with time zone NOT NULL,
	"to" timestamp (3) with time zone NOT NULL,
	"preset_id" text NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"sealed_password" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"taken_until" timestamp (3) with time zone,
	"ordered_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"zip" "bytea"
);
--> statement-breakpoint
ALTER TABLE "solo"."episode" ALTER COLUMN "id" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "solo"."appointment" ADD COLUMN "created_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
UPDATE "solo"."appointment" SET "created_at" = least("date", now());--> statement-breakpoint
ALTER TABLE "solo"."patient_document" ADD CONSTRAINT "patient_document_patient_spid_patient_spid_fk" FOREIGN KEY ("patient_spid") REFERENCES "solo"."patient"("spid") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "patient_document_patient" ON "solo"."patient_document" USING btree ("patient_spid");--> statement-breakpoint
CREATE INDEX "encounter_report_pending" ON "solo"."encounter_report" USING btree ("ordered_at") WHERE "solo"."encounter_report"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "appointment_date" ON "solo"."appointment" USING btree ("date");--> statement-breakpoint
CREATE INDEX "appointment_episode" ON "solo"."appointment" USING btree ("episode_of_care_id");--> statement-breakpoint
CREATE INDEX "appointment_patient" ON "solo"."appointment" USING btree ("patient_spid");--> statement-breakpoint
CREATE INDEX "episode_patient" ON "solo"."episode" USING btree ("patient_spid","starts_on");