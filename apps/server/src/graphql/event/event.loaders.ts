import type { DayCount, PageOptions, UserEvent } from '@strata/collect';
import type { LoaderFactory } from '../context.js';
import { together } from '../together.js';
import type { AboutUser } from '../together.js';

export const eventPages: LoaderFactory<AboutUser<PageOptions>, UserEvent[]> = ({ events }, options, { signal }) =>
  together(
    async (users, question) => {
      const [userId] = users;
      if (userId === undefined || users.length > 1) return events.pages(users, question, signal);
      return new Map([[userId, await events.page(userId, question, signal)]]);
    },
    [],
    options,
  );

export const eventCounts: LoaderFactory<AboutUser<{ name?: string }>, number> = ({ events }, options, { signal }) =>
  together((users, { name }) => events.counts(users, name, signal), 0, options);

export const eventActivities: LoaderFactory<AboutUser<{ days: number }>, DayCount[]> = (app, options, { signal }) =>
  together(
    async (users, { days }) => {
      const { rules } = await app.definitions.current();
      return app.events.activitiesOf(users, days, { asOf: Date.now(), timeZone: rules.timeZone }, signal);
    },
    [],
    options,
  );
