ALTER TABLE "lantern"."visit" ADD COLUMN "sent_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "lantern"."visit" ADD COLUMN "moving_to" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "lantern"."visit" ADD COLUMN "moving_seconds" integer;--> statement-breakpoint
ALTER TABLE "lantern"."visit" ADD COLUMN "ask_after" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "lantern"."visit" ADD COLUMN "revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "lantern"."visit" ADD COLUMN "trouble" text;--> statement-breakpoint
CREATE INDEX "visit_ask" ON "lantern"."visit" USING btree ("ask_after");