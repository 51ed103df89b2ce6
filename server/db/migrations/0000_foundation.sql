CREATE SCHEMA "lantern";
--> statement-breakpoint
CREATE TABLE "lantern"."account" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"username" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"password_hash" text NOT NULL,
	"disabled" boolean DEFAULT false NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_username_unique" UNIQUE("username")
);
--> statement-breakpoint
CREATE TABLE "lantern"."attempt" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer NOT NULL,
	"expire" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "lantern"."bed" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"building_id" uuid NOT NULL,
	"floor" text NOT NULL,
	"department" text,
	"room" text NOT NULL,
	"label" text NOT NULL,
	"device_serial" text,
	"device_readiness" text DEFAULT 'unknown' NOT NULL,
	"occupied" boolean,
	"patient_mrn" text,
	"patient_name" text,
	"patient_birth_date" date,
	"checked_at" timestamp (3) with time zone,
	"next_check_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"watched_by" text,
	"watched_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "lantern"."building" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"phone" text,
	"position" integer DEFAULT 0 NOT NULL,
	"last_event" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "building_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "lantern"."event" (
	"building_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"bed_id" uuid NOT NULL,
	"data" jsonb NOT NULL,
	CONSTRAINT "event_building_id_seq_pk" PRIMARY KEY("building_id","seq")
);
--> statement-breakpoint
CREATE TABLE "lantern"."idempotency" (
	"user_id" uuid NOT NULL,
	"key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"request_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_user_id_key_pk" PRIMARY KEY("user_id","key")
);
--> statement-breakpoint
CREATE TABLE "lantern"."node" (
	"id" text PRIMARY KEY NOT NULL,
	"seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lantern"."assistance_request" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"building_id" uuid NOT NULL,
	"bed_id" uuid NOT NULL,
	"status" text NOT NULL,
	"priority" text NOT NULL,
	"reason" text,
	"origin" text NOT NULL,
	"locator" jsonb NOT NULL,
	"asked_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"asked_by_id" uuid,
	"asked_by_name" text,
	"claimed_by_id" uuid,
	"claimed_by_name" text,
	"claimed_at" timestamp (3) with time zone,
	"joined_at" timestamp (3) with time zone,
	"via" text,
	"ended_at" timestamp (3) with time zone,
	"ended_by_name" text,
	"end_reason" text,
	"solo_id" text,
	"solo_status" text,
	"solo_patient_id" text,
	"appointment_id" text,
	"delivery" text NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"delivered_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_failure" text,
	"courier_id" text,
	"courier_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "lantern"."session" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "lantern"."bed" ADD CONSTRAINT "bed_building_id_building_id_fk" FOREIGN KEY ("building_id") REFERENCES "lantern"."building"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lantern"."event" ADD CONSTRAINT "event_building_id_building_id_fk" FOREIGN KEY ("building_id") REFERENCES "lantern"."building"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lantern"."assistance_request" ADD CONSTRAINT "assistance_request_building_id_building_id_fk" FOREIGN KEY ("building_id") REFERENCES "lantern"."building"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lantern"."assistance_request" ADD CONSTRAINT "assistance_request_bed_id_bed_id_fk" FOREIGN KEY ("bed_id") REFERENCES "lantern"."bed"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lantern"."session" ADD CONSTRAINT "session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "lantern"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "bed_place" ON "lantern"."bed" USING btree ("building_id","floor","room","label");--> statement-breakpoint
CREATE UNIQUE INDEX "bed_device" ON "lantern"."bed" USING btree ("device_serial");--> statement-breakpoint
CREATE INDEX "bed_patient" ON "lantern"."bed" USING btree ("patient_mrn");--> statement-breakpoint
CREATE INDEX "bed_department" ON "lantern"."bed" USING btree ("department","room");--> statement-breakpoint
CREATE INDEX "bed_next_check" ON "lantern"."bed" USING btree ("next_check_at");--> statement-breakpoint
CREATE INDEX "idempotency_age" ON "lantern"."idempotency" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "request_open_bed" ON "lantern"."assistance_request" USING btree ("bed_id") WHERE "lantern"."assistance_request"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "request_solo" ON "lantern"."assistance_request" USING btree ("solo_id");--> statement-breakpoint
CREATE INDEX "request_delivery" ON "lantern"."assistance_request" USING btree ("next_attempt_at") WHERE "lantern"."assistance_request"."delivery" <> 'done';--> statement-breakpoint
CREATE INDEX "request_bed" ON "lantern"."assistance_request" USING btree ("bed_id","asked_at");--> statement-breakpoint
CREATE INDEX "session_expiry" ON "lantern"."session" USING btree ("expires_at");