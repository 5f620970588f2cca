import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import {
  type AnnouncementLanguage,
  type AnnouncementMoment,
  originalAnnouncements,
} from '@mailroom/schemas/announcement-texts'
import { announcementLanguages, announcementMoments } from '@mailroom/schemas/announcements'
import type { Output } from '@mailroom/schemas/operations'
import { Details } from '@mailroom/ui/Details'
import { Disclosure } from '@mailroom/ui/Disclosure'
import { useCan } from '../../../kit/access/Can.tsx'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

type Which = { moment: AnnouncementMoment; language: AnnouncementLanguage }
type Edited = Output<'announcements.describe'>['texts'][number]

function AnnouncementText({ moment, language, edited }: Which & { edited: Edited | undefined }) {
  const text = useText('announcements')
  const { dateTime } = useFormats()
  const can = useCan()
  const { subject, body } = edited ?? originalAnnouncements[moment][language]
  const name = text('textOf', {
    ...{ moment: text(`moment.${moment}`), language: text(`languageName.${language}`) },
  })
  return (
    <Disclosure title={name}>
      <SpaceBetween size="s">
        <div>
          {edited
            ? text('editedBy', { by: edited.changedBy, at: dateTime(edited.changedAt) })
            : text('original')}
        </div>
        <div lang={language}>
          <Details
            columns={1}
            items={[
              { label: text('subject'), value: subject },
              { label: text('body'), value: <div className="announcement-body">{body}</div> },
            ]}
          />
        </div>
        {can('announcementTexts.put') && (
          <SpaceBetween direction="horizontal" size="xs">
            <AppButton
              to={`texts/${moment}/${language}/edit`}
              ariaLabel={text('editText', { text: name })}
            >
              {text('edit')}
            </AppButton>
            {edited && (
              <AppButton
                to={`texts/${moment}/${language}/reset`}
                ariaLabel={text('resetText', { text: name })}
              >
                {text('reset')}
              </AppButton>
            )}
          </SpaceBetween>
        )}
      </SpaceBetween>
    </Disclosure>
  )
}

/** All texts, each as it is, and who has edited it. Source: EXIT-14. */
export function Texts() {
  const text = useText('announcements')
  const query = useRead('announcements.describe', useOrganizationScope())
  const all = announcementMoments.flatMap((moment) =>
    announcementLanguages.map((language) => ({ moment, language })),
  )
  return (
    <Container
      header={
        <Header variant="h2" description={text('textsMeaning')}>
          {text('texts')}
        </Header>
      }
    >
      <Loaded query={query}>
        {({ texts }) => (
          <SpaceBetween size="s">
            {all.map(({ moment, language }) => (
              <AnnouncementText
                key={`${moment} ${language}`}
                {...{ moment, language }}
                edited={texts.find((each) => each.moment === moment && each.language === language)}
              />
            ))}
          </SpaceBetween>
        )}
      </Loaded>
    </Container>
  )
}
