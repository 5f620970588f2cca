import Flashbar, { type FlashbarProps } from '@cloudscape-design/components/flashbar'
import { useState } from 'react'
import { AppButton } from '../AppButton.tsx'
import { useSession } from '../api/session.ts'
import { useSessionEnded } from '../api/session-end.ts'
import { dismiss, useNotifications } from '../notifications.ts'
import { SignInAgain } from '../SignInAgain.tsx'
import { keep, kept } from '../storage.ts'
import { useFormats } from '../texts/formats.ts'
import { useText } from '../texts/texts.ts'
import { useOnline } from './use-online.ts'

const endOfServiceKey = 'endOfService.dismissed'

/** The notice of the day AWS ends WorkMail, until somebody dismisses it; another day brings it back. Source: 00-index, decision 3. */
function useEndOfService(): FlashbarProps.MessageDefinition[] {
  const text = useText('app')
  const { day } = useFormats()
  const { endOfServiceDate } = useSession()
  const [dismissed, setDismissed] = useState(() => kept(endOfServiceKey))
  if (dismissed === endOfServiceDate) return []
  return [
    {
      id: 'endOfService',
      type: 'warning',
      content: text('endOfService', { date: day(endOfServiceDate) }),
      dismissible: true,
      dismissLabel: text('dismiss'),
      onDismiss: () => {
        keep(endOfServiceKey, endOfServiceDate)
        setDismissed(endOfServiceDate)
      },
    },
  ]
}

/** What the person has to know whatever page they are on; read out by screen readers as it comes. */
export function Notices() {
  const text = useText('app')
  const online = useOnline()
  const sessionEnded = useSessionEnded()
  const endOfService = useEndOfService()
  const messages = useNotifications().map(
    ({ id, type, content, link }): FlashbarProps.MessageDefinition => ({
      id,
      type,
      content,
      ...(link ? { action: <AppButton to={link.to}>{link.label}</AppButton> } : {}),
      ariaRole: type === 'error' ? 'alert' : 'status',
      dismissible: true,
      dismissLabel: text('dismiss'),
      onDismiss: () => dismiss(id),
    }),
  )
  const items: FlashbarProps.MessageDefinition[] = [
    ...(sessionEnded
      ? [
          {
            id: 'sessionEnded',
            type: 'warning' as const,
            ariaRole: 'alert' as const,
            header: text('sessionEnded'),
            content: <SignInAgain />,
          },
        ]
      : []),
    ...(online
      ? []
      : [
          {
            id: 'offline',
            type: 'warning' as const,
            ariaRole: 'status' as const,
            content: text('offline'),
          },
        ]),
    ...messages,
    ...endOfService,
  ]
  return <Flashbar items={items} />
}
