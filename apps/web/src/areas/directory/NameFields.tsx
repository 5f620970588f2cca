import SpaceBetween from '@cloudscape-design/components/space-between'
import { proposedDisplayName, proposedUserName } from '@mailroom/schemas/proposed-names'
import { useDirectory } from '../../kit/entity/use-directory.ts'
import { TextField } from '../../kit/form/TextField.tsx'
import { useText } from '../../kit/words/texts.ts'

type Props = {
  /** The path of the user in the operation's input, such as `change.user.`. */
  at?: string
  person: { firstName?: string; lastName?: string }
}

/**
 * The names of a new user. The first and last name propose the display name and the user name.
 * Source: USR-04.
 */
export function NameFields({ at = '', person }: Props) {
  const text = useText('directory')
  const { userNameLimit } = useDirectory()
  return (
    <SpaceBetween size="m">
      <TextField name={`${at}firstName`} label={text('firstName')} optional />
      <TextField name={`${at}lastName`} label={text('lastName')} optional />
      <TextField
        name={`${at}displayName`}
        label={text('displayName')}
        proposal={proposedDisplayName(person)}
      />
      <TextField
        name={`${at}name`}
        label={text('userName')}
        constraint={text('userNameConstraint', { limit: userNameLimit })}
        proposal={proposedUserName(person, userNameLimit)}
      />
    </SpaceBetween>
  )
}
