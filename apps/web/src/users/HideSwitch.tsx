import Toggle from '@cloudscape-design/components/toggle'
import type { User } from '@mailroom/schemas'
import { apiErrorOf } from '../app/api/failure.ts'
import { useOptimisticWrite } from '../app/api/use-optimistic-write.ts'
import { useCan } from '../app/Can.tsx'
import { nameOf } from '../app/directory/entity-name.ts'
import { useDirectoryReason } from '../app/directory/use-why-not.ts'
import { useErrorWords } from '../app/errors.ts'
import { notify } from '../app/notifications.ts'
import { useText } from '../app/texts/texts.ts'
import { useUser } from './use-user.ts'

/**
 * Shows a user in the global address list or hides them, with one click: the change shows at once
 * and is reversed if AWS refuses. Source: USR-06.
 */
export function HideSwitch({ user }: { user: User }) {
  const text = useText('users')
  const shared = useText('directory')
  const errorWords = useErrorWords()
  const can = useCan()
  const readOnlyReason = useDirectoryReason('users.update')
  const { input } = useUser()
  const write = useOptimisticWrite('users.update', 'users.describe', input)
  const isHidden = user.hiddenFromGlobalAddressList ?? false
  if (!can('users.update') || readOnlyReason !== undefined) return shared(isHidden ? 'no' : 'yes')
  const show = (isShown: boolean) =>
    write.mutate(
      {
        change: { hiddenFromGlobalAddressList: !isShown },
        input: {
          ...input,
          hiddenFromGlobalAddressList: !isShown,
          expected: { hiddenFromGlobalAddressList: isHidden },
        },
      },
      {
        onError: (thrown) =>
          notify({
            type: 'error',
            content: text('hideTakenBack', {
              user: nameOf(user),
              reason: errorWords(apiErrorOf(thrown)),
            }),
          }),
      },
    )
  return (
    <Toggle
      checked={!isHidden}
      ariaLabel={text('hidden')}
      onChange={({ detail }) => show(detail.checked)}
    >
      {shared(isHidden ? 'no' : 'yes')}
    </Toggle>
  )
}
