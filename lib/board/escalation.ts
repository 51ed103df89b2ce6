/** Who is reached by a step of an escalation: from the narrowest to the widest. */
export const REACHES = ['virtual-unit', 'virtual-all', 'charge', 'everybody'] as const
export type Reach = (typeof REACHES)[number]

/** From `afterSeconds` after the asking on, while nobody has claimed, those of `reach` are called upon too. */
export interface EscalationStep {
  readonly afterSeconds: number
  readonly reach: Reach
}
