ALTER TABLE "lantern"."subscription" ADD COLUMN "held_by" text;--> statement-breakpoint
ALTER TABLE "lantern"."subscription" ADD COLUMN "held_until" timestamp (3) with time zone;