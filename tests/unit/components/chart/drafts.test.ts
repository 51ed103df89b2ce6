import { describe, expect, it } from 'vitest'
import { createDrafts, draftKey, dropDrafts, keepDraft, moveDrafts } from '@/components/chart/drafts'

const NOTE = { explained: { value: ['How to call'], was: [] } }

describe('Unsaved text of a chart', () => {
  it('goes with its patient to another bed, and stays at every other', () => {
    const drafts = createDrafts()
    keepDraft(drafts.notes, draftKey('bed-1', '7', 'visit', 'form'), NOTE)
    keepDraft(drafts.notes, draftKey('bed-10', '8', 'visit', 'form'), NOTE)
    keepDraft(drafts.documents, draftKey('bed-1', '7', 'document'), { name: 'Handover', responses: [] })
    moveDrafts(drafts, draftKey('bed-1'), draftKey('bed-2'))
    expect([...drafts.notes.get().keys()].sort()).toEqual(['bed-10/8/visit/form', 'bed-2/7/visit/form'])
    expect(drafts.notes.get().get('bed-2/7/visit/form')).toBe(NOTE)
    expect([...drafts.documents.get().keys()]).toEqual(['bed-2/7/document'])
    dropDrafts(drafts, draftKey('bed-2', '7'))
    expect(drafts.notes.get().size).toBe(1)
  })
})
