/** One identifier of a patient, for a `dl`. */
export const PatientIdentifier = ({ name, value }: { name: string; value: string }) => (
  <div className="flex gap-2">
    <dt className="text-ink-soft">{name}</dt>
    <dd className="font-semibold whitespace-nowrap">{value}</dd>
  </div>
)
