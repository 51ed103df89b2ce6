import { MessagePage } from '@/components/ui/message-page'
import { translatorFor } from '@/lib/words/translator'
import { pageLocale } from './_words/page-locale'

export default async function NotFound() {
  const t = translatorFor(await pageLocale(), 'shell')
  return (
    <MessagePage title={t('notFound.title')}>
      <a className="font-semibold underline underline-offset-4" href="/board">
        {t('notFound.board')}
      </a>
    </MessagePage>
  )
}
