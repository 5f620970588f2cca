import { Details } from '@mailroom/ui/Details'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { SettingSection } from '../../../kit/page/SettingSection.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useConfiguration } from './use-configuration.ts'

/** Whether tokens can be used, and how long new ones are valid. Source: PAT-01. */
export function TokenSettingsTab() {
  const text = useText('identityCenter')
  const { scope, query, lifetimeWords } = useConfiguration()
  const isOff = query.data && !query.data.personalAccessTokenConfiguration
  return (
    <SettingSection
      title={text('tokenSettings')}
      description={text('tokenSettingsDescription')}
      read="identityProvider.describe"
      input={scope}
      write="identityProvider.putTokens"
      disabledReason={isOff ? text('enableFirst') : undefined}
    >
      <Loaded query={query}>
        {({ personalAccessTokenConfiguration: tokens }) => (
          <Details
            columns={2}
            items={[
              {
                label: text('tokens'),
                value: text(tokens ? `tokens.${tokens.status}` : 'notEnabled'),
              },
              { label: text('lifetime'), value: tokens && lifetimeWords(tokens.lifetimeInDays) },
            ]}
          />
        )}
      </Loaded>
    </SettingSection>
  )
}
