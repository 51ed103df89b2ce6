import Check from 'lucide-react/icons/check'
import Copy from 'lucide-react/icons/copy'
import Eye from 'lucide-react/icons/eye'
import EyeOff from 'lucide-react/icons/eye-off'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { useCopy } from '@/components/ui/use-copy'

export interface PasswordToolsProps {
  readonly password: string
  readonly shown: boolean
  readonly onShow: (shown: boolean) => void
}

/** Shows a password, and copies it. */
export function PasswordTools({ password, shown, onShow }: PasswordToolsProps) {
  const t = useTranslations('reports')
  const { copied, copy } = useCopy()
  const Sight = shown ? EyeOff : Eye
  const Done = copied ? Check : Copy
  return (
    <>
      <Button onClick={() => onShow(!shown)} className="gap-1! px-2!">
        <Sight aria-hidden className="size-5" />
        {t(shown ? 'password.hide' : 'password.show')}
      </Button>
      <Button
        disabled={password === ''}
        onClick={() => {
          // Where the browser refuses to copy, the text is selected, so that the user can copy it.
          onShow(true)
          void copy(password)
        }}
        className="gap-1! px-2!"
      >
        <Done aria-hidden className="size-5" />
        {t('password.copy')}
      </Button>
      <span role="status" className="self-center text-sm text-ink-soft empty:hidden">
        {copied === true && t('password.copied')}
        {copied === false && t('password.notCopied')}
      </span>
    </>
  )
}
