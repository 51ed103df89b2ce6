CREATE TABLE "solo"."call_invitation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"call_id" uuid NOT NULL,
	"nonce" text NOT NULL,
	"kind" text NOT NULL,
	"name" text,
	"invited_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"knocked_at" timestamp (3) with time zone,
	"admitted_at" timestamp (3) with time zone,
	"left_at" timestamp (3) with time zone,
	"refused_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "call_invitation_nonce_unique" UNIQUE("nonce")
);
--> statement-breakpoint
CREATE INDEX "call_invitation_call" ON "solo"."call_invitation" USING btree ("call_id","invited_at");--> statement-breakpoint
-- Guests of before were let in by their link.
INSERT INTO "solo"."call_invitation" ("call_id", "nonce", "kind", "until", "knocked_at", "admitted_at")
SELECT "call_id", "nonce", 'other', now(), "taken_at", "taken_at" FROM "solo"."call_seat" WHERE "side" = 'guest';
