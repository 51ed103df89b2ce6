ALTER TABLE "lantern"."assistance_request" ADD COLUMN "call_over_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "lantern"."assistance_request" ADD COLUMN "outcome" jsonb;