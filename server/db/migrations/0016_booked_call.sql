CREATE TABLE "lantern"."booked_call" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"series" integer NOT NULL,
	"solo_id" text NOT NULL,
	"appointment_id" text,
	"booked_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone NOT NULL,
	"leased_by" text,
	"leased_until" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "lantern"."booked_call" ADD CONSTRAINT "booked_call_request_id_assistance_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "lantern"."assistance_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "booked_call_series" ON "lantern"."booked_call" USING btree ("request_id","series");--> statement-breakpoint
CREATE INDEX "booked_call_next" ON "lantern"."booked_call" USING btree ("next_attempt_at");