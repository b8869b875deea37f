// What ical.js reads in calendars, as JSON on standard output: for each file its events, or why it cannot be read.
// Times are written as they stand in the calendar, whole days without a clock.
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';

// Without strict parsing a bad value would become text and go unnoticed.
ICAL.design.strict = true;

const read = Object.fromEntries(process.argv.slice(2).map((path) => [path, readCalendar(readFileSync(path, 'utf8'))]));
process.stdout.write(JSON.stringify(read));

function readCalendar(text) {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text));
    const zones = calendar.getAllSubcomponents('vtimezone').map((zone) => new ICAL.Timezone(zone));
    return {
      method: calendar.getFirstPropertyValue('method'),
      name: calendar.getFirstPropertyValue('name'),
      zones: zones.map((zone) => zone.tzid),
      events: calendar.getAllSubcomponents('vevent').map((event) => readEvent(event, zones)),
    };
  } catch (error) {
    return { error: String(error) };
  }
}

function readEvent(event, zones) {
  const value = (name) => event.getFirstPropertyValue(name);
  const time = (name) => {
    const property = event.getFirstProperty(name);
    const zone = property?.getParameter('tzid');
    if (zone && !zones.some(({ tzid }) => tzid === zone)) throw new Error(`${name}: no time zone ${zone}`);
    return property ? [property.getFirstValue().toString(), zone ?? null] : null;
  };
  return {
    uid: value('uid'),
    start: time('dtstart'),
    end: time('dtend'),
    stamp: time('dtstamp'),
    modified: time('last-modified'),
    sequence: value('sequence'),
    status: value('status'),
    summary: value('summary'),
    description: value('description'),
    location: value('location'),
    url: value('url'),
    categories: event.getFirstProperty('categories')?.getValues() ?? [],
    alarms: event.getAllSubcomponents('valarm').map((alarm) => -alarm.getFirstPropertyValue('trigger').toSeconds()),
  };
}
