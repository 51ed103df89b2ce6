CREATE TABLE "lantern"."saved_view" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"saved_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "lantern"."display" ADD COLUMN "unit" text;--> statement-breakpoint
CREATE UNIQUE INDEX "saved_view_name" ON "lantern"."saved_view" USING btree ("user_id","name");