import Link from 'next/link'
import { Plain } from '@/components/ui/plain'

export default function NotFound() {
  return (
    <Plain title="There is no such page">
      <Link className="font-semibold underline underline-offset-4" href="/board">
        Go to the board
      </Link>
    </Plain>
  )
}
