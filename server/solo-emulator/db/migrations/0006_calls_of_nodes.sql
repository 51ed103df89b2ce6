CREATE TABLE "solo"."call_member" (
	"call_id" uuid NOT NULL,
	"member_id" text NOT NULL,
	"side" text NOT NULL,
	"place" text NOT NULL,
	"instance" text NOT NULL,
	"media" jsonb NOT NULL,
	"guest_kind" text,
	"invitation_id" uuid,
	"node_id" uuid NOT NULL,
	"socket_id" text,
	"kept_until" timestamp (3) with time zone,
	"came_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "call_member_call_id_member_id_pk" PRIMARY KEY("call_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "solo"."call_node" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "solo"."call_note" (
	"call_id" uuid NOT NULL,
	"number" bigint NOT NULL,
	"after" bigint NOT NULL,
	"note" json NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "call_note_call_id_number_pk" PRIMARY KEY("call_id","number")
);
--> statement-breakpoint
CREATE TABLE "solo"."call_room" (
	"call_id" uuid PRIMARY KEY NOT NULL,
	"last_note" bigint DEFAULT 0 NOT NULL,
	"bed_left" text
);
--> statement-breakpoint
CREATE INDEX "call_note_at" ON "solo"."call_note" USING btree ("at");--> statement-breakpoint
INSERT INTO "solo"."call_room" ("call_id")
SELECT "call_id" FROM "solo"."av_session" WHERE "ended_at" IS NULL
UNION
SELECT "video_call_id" FROM "solo"."appointment" WHERE "status" = 'in progress.exam.progress' AND EXISTS (
	SELECT FROM "solo"."call_seat" WHERE "call_id" = "video_call_id" AND "side" = 'provider');--> statement-breakpoint
-- The nurse of a call under way is known to a process of before only, which may run on for a while: without them here for ten
-- minutes, they are lost. A member's id is made of call, side and browser, as in calls/seats.ts.
INSERT INTO "solo"."call_member" ("call_id", "member_id", "side", "place", "instance", "media", "node_id", "kept_until")
SELECT DISTINCT ON ("call_id") "call_id",
	left(encode(sha256(convert_to("call_id" || ' provider ' || "key_hash", 'UTF8')), 'hex'), 16),
	'provider', 'in', 'before', '{"mic": false, "camera": false, "screen": false}', gen_random_uuid(), now() + interval '10 minutes'
FROM "solo"."call_seat" JOIN "solo"."call_room" USING ("call_id") WHERE "side" = 'provider'
ORDER BY "call_id", "taken_at" DESC;
