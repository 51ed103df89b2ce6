CREATE TABLE "lantern"."call_quality" (
	"call_id" text NOT NULL,
	"side" text NOT NULL,
	"building_id" uuid NOT NULL,
	"floor" text NOT NULL,
	"department" text,
	"room" text NOT NULL,
	"bed" text NOT NULL,
	"started_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"reported_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"browser" text NOT NULL,
	"browser_version" integer,
	"loads" jsonb NOT NULL,
	"seconds" integer NOT NULL,
	"poor_seconds" integer NOT NULL,
	"round_trip_ms" double precision,
	"worst_round_trip_ms" double precision,
	"packets_in" double precision NOT NULL,
	"lost_in" double precision NOT NULL,
	"packets_out" double precision NOT NULL,
	"lost_out" double precision NOT NULL,
	"freezes" integer,
	"freeze_ms" double precision,
	"picture_seconds" integer NOT NULL,
	"first_picture_ms" double precision,
	"replaced" integer NOT NULL,
	"relayed" boolean,
	"bad" boolean NOT NULL,
	CONSTRAINT "call_quality_call_id_side_pk" PRIMARY KEY("call_id","side")
);
--> statement-breakpoint
CREATE TABLE "lantern"."video_call" (
	"id" text PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"provider_id" uuid NOT NULL,
	"building_id" uuid NOT NULL,
	"bed_id" uuid NOT NULL,
	"floor" text NOT NULL,
	"department" text,
	"room" text NOT NULL,
	"bed" text NOT NULL,
	"joined_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "call_quality_started" ON "lantern"."call_quality" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "video_call_joined" ON "lantern"."video_call" USING btree ("joined_at");