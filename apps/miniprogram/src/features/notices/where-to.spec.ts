import { whereTo } from './where-to';

describe('where a message leads', () => {
  it('for the bureau before the deadline is the table of all towns', () => {
    const about = { type: 'quarter_report', id: '320682/2026-Q3' } as const;
    expect(whereTo({ kind: 'quarter_closing', about }, 'city_officer')).toEqual(['quarter', {}]);
  });

  it('for a visitor is the register where officials see a list', () => {
    expect(
      whereTo({ kind: 'month_closing', about: { type: 'monthly_update', id: '320682105200' } }, 'visitor'),
    ).toEqual(['register', {}]);
  });

  it.each([
    ['emergency', '7', ['emergency', { id: '7' }]],
    ['follow_up', '8', ['followUp', { id: '8' }]],
    ['follow_up', 'overdue', ['followUps', {}]],
    ['household', '9', ['household', { id: '9' }]],
    ['elder', '10', ['elderFile', { id: '10' }]],
    ['boost', '3', ['boosts', {}]],
    ['weather_warning', '3', ['weather', {}]],
    ['class_raise', '3', ['raises', {}]],
    ['coming_change', '320682105200', ['comingChanges', {}]],
    ['monthly_update', '320682105200', ['people', { region: '320682105200' }]],
    ['quarter_report', '320682105/2026-Q3', ['quarterReport', { place: '320682105', quarter: '2026-Q3' }]],
    ['assignment', '4', ['week', {}]],
    ['week', '2026-W48', ['week', {}]],
  ] as const)('about %s', (type, id, target) => {
    expect(whereTo({ kind: 'month_closing', about: { type, id } }, 'town_officer')).toEqual(target);
  });
});
