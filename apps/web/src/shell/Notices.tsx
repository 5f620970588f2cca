import { Button } from '@mailroom/ui/Button'
import { type Flash, Flashbar } from '@mailroom/ui/Flashbar'
import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { dismiss, dismissSeen, dismissTold, useNotifications } from '../kit/data/notifications.ts'
import { useSessionEnded } from '../kit/data/session-end.ts'
import { AppButton } from '../kit/page/AppButton.tsx'
import { SignInAgain } from '../kit/page/SignInAgain.tsx'
import { useText } from '../kit/words/texts.ts'
import { useOnline } from './use-online.ts'

/**
 * Dismisses seen messages when the person opens another page, and those that only tell something
 * also with another tab or a dialog; errors stay. No message goes by itself: nobody knows how long a
 * person needs to read it. Source: WCAG 2.2, 2.2.1.
 */
function useForgetWhenWalkingOn(): void {
  const { pathname } = useLocation()
  const before = useRef(pathname)
  useEffect(() => {
    if (pageOf(before.current) !== pageOf(pathname)) dismissSeen()
    else if (before.current !== pathname) dismissTold()
    before.current = pathname
  }, [pathname])
}

/** Returns the address of a page without its tabs and dialogs. */
function pageOf(pathname: string): string {
  const parts = pathname.split('/')
  const depth = parts[3] === 'organizations' ? 7 : 2
  return parts.slice(0, depth).join('/')
}

/** The messages that matter on every page; screen readers read them as they come. */
export function Notices() {
  const text = useText('app')
  const online = useOnline()
  const sessionEnded = useSessionEnded()
  useForgetWhenWalkingOn()
  const messages = useNotifications().map(
    ({ id, type, content, link, undo }): Flash => ({
      id,
      type,
      content,
      ...(link ? { action: <AppButton to={link.to}>{link.label}</AppButton> } : {}),
      ...(undo
        ? {
            action: (
              <Button
                onClick={() => {
                  dismiss(id)
                  undo()
                }}
              >
                {text('undo')}
              </Button>
            ),
          }
        : {}),
      isUrgent: type === 'error',
      dismissLabel: text('dismiss'),
      onDismiss: () => dismiss(id),
    }),
  )
  const items: Flash[] = [
    ...(sessionEnded
      ? [
          {
            id: 'sessionEnded',
            type: 'warning' as const,
            isUrgent: true,
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
            content: text('offline'),
          },
        ]),
    ...messages,
  ]
  return <Flashbar label={text('notifications')} items={items} />
}
