import Toggle from '@cloudscape-design/components/toggle'
import type { User } from '@mailroom/schemas/users'
import { useCan } from '../../../kit/access/Can.tsx'
import { useDirectoryReason } from '../../../kit/access/use-why-not.ts'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { notify } from '../../../kit/data/notifications.ts'
import { useOptimisticWrite } from '../../../kit/data/use-optimistic-write.ts'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { useErrorWords } from '../../../kit/words/errors.ts'
import { useText } from '../../../kit/words/texts.ts'
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
