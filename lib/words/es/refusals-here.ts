import type { here as english } from '../en/refusals-here'
import type { Translated } from '../translated'

export const here: Translated<typeof english> = {
  unreachable: 'El servidor de Lantern no responde. Use el teléfono o la llamada de enfermería.',
  answered: 'El servidor de Lantern no pudo hacerlo ({status}). Inténtelo de nuevo o use el teléfono.',
  fileLost: 'El archivo no ha llegado. Inténtelo de nuevo.',
  firstDay: 'Elija el primer día.',
  lastDay: 'Elija el último día.',
  daysTurned: 'El último día no puede ser anterior al primero.',
  reportDays: 'Un informe abarca {days} días como máximo: elija un periodo más corto.',
  csvDays: 'El CSV abarca como máximo {days} días. Elija menos.',
  passwordShort: 'La contraseña necesita {characters} caracteres o más.',
  passwordLong: 'La contraseña puede tener como máximo {characters} caracteres.',
  passwordControl: 'La contraseña no puede contener caracteres de control.',
  pathEmpty: 'Un escalado necesita al menos un paso.',
  pathLong: 'Un escalado tiene como máximo {steps} pasos.',
  pathEnd: 'El último paso debe avisar a todos.',
  stepTime: 'Indique un tiempo como 1:30.',
  stepFirst: 'El primer paso debe estar en 0:00.',
  stepLate: 'A más tardar a los {time}.',
  stepOrder: 'Debe ser posterior al paso anterior.',
}
