/** A phone, a tablet both ways, workstations, a wall, and a wall of four times the pixels; in CSS px. */
export const SCREEN_SIZES = [
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1024, height: 768 },
  { width: 1366, height: 768 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
] as const
