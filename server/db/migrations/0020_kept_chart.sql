CREATE TABLE "lantern"."kept_answer" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"appointment_id" text NOT NULL,
	"patient_solo_id" text NOT NULL,
	"patient_mrn" text,
	"form" text NOT NULL,
	"question" text NOT NULL,
	"was" jsonb NOT NULL,
	"overwritten_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"overwritten_by_id" uuid NOT NULL,
	"overwritten_by_name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lantern"."kept_file" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"appointment_id" text NOT NULL,
	"patient_solo_id" text NOT NULL,
	"patient_mrn" text,
	"attachment_id" text,
	"name" text,
	"type" text,
	"size_bytes" integer,
	"content" "bytea",
	"added_at" timestamp (3) with time zone,
	"added_by_id" uuid,
	"added_by_name" text,
	"removed_at" timestamp (3) with time zone,
	"removed_by_id" uuid,
	"removed_by_name" text
);
--> statement-breakpoint
CREATE INDEX "kept_answer_patient" ON "lantern"."kept_answer" USING btree ("patient_mrn","overwritten_at");--> statement-breakpoint
CREATE INDEX "kept_file_patient" ON "lantern"."kept_file" USING btree ("patient_mrn","removed_at");--> statement-breakpoint
CREATE INDEX "kept_file_attachment" ON "lantern"."kept_file" USING btree ("attachment_id");