CREATE TABLE "solo"."attachment" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"appointment_id" bigint NOT NULL,
	"title" text NOT NULL,
	"mime_type" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"uploaded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted" boolean DEFAULT false NOT NULL,
	"content" "bytea"
);
--> statement-breakpoint
CREATE TABLE "solo"."visit_answer" (
	"appointment_id" bigint NOT NULL,
	"template_id" uuid NOT NULL,
	"question_id" text NOT NULL,
	"section" text NOT NULL,
	"question" text NOT NULL,
	"value" jsonb NOT NULL,
	"answered_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "visit_answer_appointment_id_template_id_question_id_pk" PRIMARY KEY("appointment_id","template_id","question_id")
);
--> statement-breakpoint
CREATE TABLE "solo"."visit_comment" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"appointment_id" bigint NOT NULL,
	"template_id" uuid NOT NULL,
	"message" text NOT NULL,
	"posted_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"author_id" integer NOT NULL,
	"author_username" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "solo"."visit_form" (
	"appointment_id" bigint NOT NULL,
	"template_id" uuid NOT NULL,
	CONSTRAINT "visit_form_appointment_id_template_id_pk" PRIMARY KEY("appointment_id","template_id")
);
--> statement-breakpoint
CREATE TABLE "solo"."waiting_room_form" (
	"waiting_room_id" uuid NOT NULL,
	"template_id" uuid NOT NULL,
	CONSTRAINT "waiting_room_form_waiting_room_id_template_id_pk" PRIMARY KEY("waiting_room_id","template_id")
);
--> statement-breakpoint
ALTER TABLE "solo"."appointment" ADD COLUMN "aggregate_id" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "solo"."note_template" ADD COLUMN "position" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "solo"."note_template" ADD COLUMN "sections" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "solo"."attachment" ADD CONSTRAINT "attachment_appointment_id_appointment_id_fk" FOREIGN KEY ("appointment_id") REFERENCES "solo"."appointment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "solo"."visit_answer" ADD CONSTRAINT "visit_answer_appointment_id_appointment_id_fk" FOREIGN KEY ("appointment_id") REFERENCES "solo"."appointment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "solo"."visit_answer" ADD CONSTRAINT "visit_answer_template_id_note_template_id_fk" FOREIGN KEY ("template_id") REFERENCES "solo"."note_template"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "solo"."visit_comment" ADD CONSTRAINT "visit_comment_appointment_id_appointment_id_fk" FOREIGN KEY ("appointment_id") REFERENCES "solo"."appointment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "solo"."visit_comment" ADD CONSTRAINT "visit_comment_template_id_note_template_id_fk" FOREIGN KEY ("template_id") REFERENCES "solo"."note_template"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "solo"."visit_form" ADD CONSTRAINT "visit_form_appointment_id_appointment_id_fk" FOREIGN KEY ("appointment_id") REFERENCES "solo"."appointment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "solo"."visit_form" ADD CONSTRAINT "visit_form_template_id_note_template_id_fk" FOREIGN KEY ("template_id") REFERENCES "solo"."note_template"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "solo"."waiting_room_form" ADD CONSTRAINT "waiting_room_form_waiting_room_id_waiting_room_id_fk" FOREIGN KEY ("waiting_room_id") REFERENCES "solo"."waiting_room"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "solo"."waiting_room_form" ADD CONSTRAINT "waiting_room_form_template_id_note_template_id_fk" FOREIGN KEY ("template_id") REFERENCES "solo"."note_template"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attachment_visit" ON "solo"."attachment" USING btree ("appointment_id","uploaded_at");--> statement-breakpoint
CREATE INDEX "appointment_waiting_room" ON "solo"."appointment" USING btree ("waiting_room_id","date");--> statement-breakpoint
ALTER TABLE "solo"."appointment" ADD CONSTRAINT "appointment_aggregate_id_unique" UNIQUE("aggregate_id");