import { z } from 'zod'
import { LONGEST_VIEW_NAME } from '@/lib/board/saved-view'
import { word } from './fields'

/** Fifty names of each kind, of a hundred letters each, encoded. */
const LONGEST_QUERY = 20_000

/** `/{id}` of a saved view. */
export const viewId = z.object({ id: z.uuid('must be the id of a view') })

const name = word.max(LONGEST_VIEW_NAME, `must be at most ${LONGEST_VIEW_NAME} characters`)

/** A view to save: its name, and the query of its address. */
export const newView = z.strictObject({
  name,
  query: z.string().max(LONGEST_QUERY, 'must be the query of an address of the board'),
})

export const viewName = z.strictObject({ name })
