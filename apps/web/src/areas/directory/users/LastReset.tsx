import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

/** A more recent reset may be a colleague's for the same caller. Seconds. */
const recentSeconds = 15 * 60

/**
 * The time and author of a user's last password reset; a warning if it was minutes ago.
 * Source: USR-25.
 */
export function LastReset({ userId }: { userId: string }) {
  const text = useText('users')
  const { dateTime } = useFormats()
  const { data } = useRead(
    'passwordResets.list',
    { ...useOrganizationScope(), userId },
    { refetchOnMount: 'always' },
  )
  const last = data?.items[0]
  if (!last) return null
  const { at, account, isOwn, ageSeconds, isUnknown } = last
  const minutes = Math.floor(ageSeconds / 60)
  if (ageSeconds < recentSeconds)
    return (
      <Alert type="warning">
        {isUnknown
          ? text('resetUnknown', { account, minutes })
          : isOwn
            ? text('resetJustNowByYou', { minutes })
            : text('resetJustNow', { account, minutes })}
      </Alert>
    )
  return (
    <Box color="text-body-secondary">
      {text(isUnknown ? 'lastResetUnknown' : 'lastReset', { date: dateTime(at), account })}
    </Box>
  )
}
