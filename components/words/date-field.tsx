import { Field, type FieldProps } from '@/components/ui/field'
import { useFormats } from './use-formats'

export interface DateFieldProps extends Omit<FieldProps, 'type' | 'help' | 'value'> {
  /** YYYY-MM-DD; '' while no day is chosen. */
  readonly value: string
}

/**
 * A field for a day. A browser writes the day in its own language, whatever the page's, so the page's words for it stand below
 * the field.
 */
export function DateField(field: DateFieldProps) {
  const { weekdayOf } = useFormats()
  return <Field {...field} type="date" help={weekdayOf(field.value)} />
}
