CREATE TABLE "solo"."webhook" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"endpoint" text NOT NULL,
	"events" jsonb NOT NULL,
	"intake_question_ids" jsonb,
	"encryption_key" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "solo"."webhook_delivery" (
	"position" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "solo"."webhook_delivery_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"webhook_id" uuid NOT NULL,
	"event" text NOT NULL,
	"data" jsonb NOT NULL,
	"subject" text NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"occurred_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"lease_id" uuid,
	"leased_until" timestamp (3) with time zone,
	"last_failure" text,
	CONSTRAINT "webhook_delivery_id_unique" UNIQUE("id")
);
--> statement-breakpoint
ALTER TABLE "solo"."webhook_delivery" ADD CONSTRAINT "webhook_delivery_webhook_id_webhook_id_fk" FOREIGN KEY ("webhook_id") REFERENCES "solo"."webhook"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "webhook_delivery_pending" ON "solo"."webhook_delivery" USING btree ("webhook_id","subject","position") WHERE "solo"."webhook_delivery"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "webhook_delivery_settled" ON "solo"."webhook_delivery" USING btree ("settled_at");