import type { AnnouncementLanguage, AnnouncementMoment } from '@mailroom/schemas/announcement-texts'
import { announcementLanguages, announcementMoments } from '@mailroom/schemas/announcements'
import { useParams } from 'react-router'

/** Returns the announcement that an address names, as far as it names one. */
export function useWhich(): {
  moment: AnnouncementMoment | undefined
  language: AnnouncementLanguage | undefined
} {
  const { moment, language } = useParams()
  return {
    moment: announcementMoments.find((each) => each === moment),
    language: announcementLanguages.find((each) => each === language),
  }
}
