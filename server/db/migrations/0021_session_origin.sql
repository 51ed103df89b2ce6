ALTER TABLE "lantern"."session" ADD COLUMN "address" text;--> statement-breakpoint
ALTER TABLE "lantern"."session" ADD COLUMN "agent" jsonb;