CREATE TABLE "solo"."av_session" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"call_id" uuid NOT NULL,
	"started_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "solo"."call_seat" (
	"nonce" text PRIMARY KEY NOT NULL,
	"call_id" uuid NOT NULL,
	"side" text NOT NULL,
	"key_hash" text NOT NULL,
	"taken_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "av_session_open" ON "solo"."av_session" USING btree ("call_id") WHERE "solo"."av_session"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "call_seat_call" ON "solo"."call_seat" USING btree ("call_id");--> statement-breakpoint
ALTER TABLE "solo"."appointment" DROP COLUMN "provider_token";--> statement-breakpoint
ALTER TABLE "solo"."appointment" DROP COLUMN "patient_token";