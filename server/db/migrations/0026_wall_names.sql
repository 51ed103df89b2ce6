ALTER TABLE "lantern"."display" ADD COLUMN "names_asked_by_id" uuid;--> statement-breakpoint
ALTER TABLE "lantern"."display" ADD COLUMN "names_asked_by_name" text;--> statement-breakpoint
ALTER TABLE "lantern"."display" ADD COLUMN "names_asked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "lantern"."display" ADD COLUMN "names_approved_by_id" uuid;--> statement-breakpoint
ALTER TABLE "lantern"."display" ADD COLUMN "names_approved_by_name" text;--> statement-breakpoint
ALTER TABLE "lantern"."display" ADD COLUMN "names_approved_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "lantern"."display" ADD COLUMN "names_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "lantern"."display" ADD COLUMN "names_refused_by_name" text;--> statement-breakpoint
-- Walls that show names today keep them for a week, in which a charge nurse can approve them.
UPDATE "lantern"."display" SET "names_until" = now() + interval '7 days' WHERE "shows_names" AND "revoked_at" IS NULL;
