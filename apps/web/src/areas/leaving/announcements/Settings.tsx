import { Details } from '@mailroom/ui/Details'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { SettingSection } from '../../../kit/page/SettingSection.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

/** The values that are filled in once and kept. */
export const announcementValues = [
  ...(['newSystem', 'cutOverDate', 'signInUrl', 'imapHost', 'smtpHost', 'helpContact'] as const),
]

/** What announcements are filled in with, and who gets them, for those who only read, too. */
export function Settings() {
  const text = useText('announcements')
  const { day, dateTime } = useFormats()
  const scope = useOrganizationScope()
  const query = useRead('announcements.describe', scope)
  return (
    <SettingSection
      title={text('settings')}
      description={text('settingsMeaning')}
      read="announcements.describe"
      input={scope}
      write="announcements.put"
      dialog={{ to: 'settings', label: text('edit') }}
    >
      <Loaded query={query}>
        {({ settings, changedBy: by = '', changedAt, lastDay, swapDate }) => {
          const { recipients, recipientsOf: of = '', pastedAddresses, languageLines } = settings
          const who = text(`recipients.${recipients}`)
          const isPasted = recipients === 'pasted'
          const whose = isPasted ? text('lines', { count: pastedAddresses.length }) : of
          const shownDay = settings.cutOverDate
            ? day(settings.cutOverDate)
            : swapDate && text('fromDecisions', { day: day(swapDate) })
          return (
            <Details
              items={[
                ...announcementValues.map((name) => ({
                  label: text(`value.${name}`),
                  value: name === 'cutOverDate' ? shownDay : settings[name],
                })),
                { label: text('lastDay'), value: day(lastDay) },
                {
                  label: text('value.recipients'),
                  value:
                    recipients === 'everybody' ? who : text('recipientsWith', { who, of: whose }),
                },
                {
                  label: text('value.language'),
                  value: text(`languageName.${settings.language}`),
                },
                {
                  label: text('value.languageLines'),
                  value: text('lines', { count: languageLines.length }),
                },
                {
                  label: text('changed'),
                  value: changedAt && text('changedBy', { by, at: dateTime(changedAt) }),
                },
              ]}
            />
          )
        }}
      </Loaded>
    </SettingSection>
  )
}
