CREATE TABLE "lantern"."chart_glass" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"account_name" text NOT NULL,
	"role" text NOT NULL,
	"bed_id" uuid NOT NULL,
	"patient_solo_id" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "chart_glass_open" ON "lantern"."chart_glass" USING btree ("account_id","patient_solo_id","until");--> statement-breakpoint
CREATE INDEX "chart_glass_time" ON "lantern"."chart_glass" USING btree ("at");