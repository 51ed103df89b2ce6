const STEPS_PER_EM = 20

/** Rounds a size in em down to a step, so that a change that no one sees lays nothing out again. */
export const roundEm = (em: number): number => Math.floor(em * STEPS_PER_EM) / STEPS_PER_EM
