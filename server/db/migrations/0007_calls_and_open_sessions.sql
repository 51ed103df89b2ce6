DROP INDEX "lantern"."request_solo_bed";--> statement-breakpoint
ALTER TABLE "lantern"."assistance_request" ADD COLUMN "join_started_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "lantern"."assistance_request" ADD COLUMN "call_series" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "request_twin" ON "lantern"."assistance_request" USING btree (coalesce("solo_bed_id", "bed_id")) WHERE "lantern"."assistance_request"."delivery" <> 'done' or "lantern"."assistance_request"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "session_account" ON "lantern"."session" USING btree ("account_id","expires_at") WHERE "lantern"."session"."ended_at" is null;