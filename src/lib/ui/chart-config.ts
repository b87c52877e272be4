import type { ChartConfiguration, ChartOptions } from 'chart.js';
import type { Colours } from './chart-colours';
import { percent } from './more-labels';

/** Makes a chart's configuration in the colours of the theme. */
export type Draw = (colours: Colours) => ChartConfiguration;

/** A share with its interval, all from 0 to 1. */
export interface Spread {
	label: string;
	share: number;
	low: number;
	high: number;
}

const tick = (value: number | string) => percent(Number(value));
const short = (label: string) => (label.length > 18 ? `${label.slice(0, 17)}…` : label);

const base = ({ muted, rule, font }: Colours): ChartOptions => ({
	animation: false,
	responsive: true,
	maintainAspectRatio: false,
	font: { family: font, size: 12 },
	color: muted,
	borderColor: rule,
	plugins: { legend: { display: false }, tooltip: { displayColors: false } }
});

const scale = ({ muted, rule, font }: Colours) => ({
	grid: { color: rule },
	border: { display: false },
	ticks: { color: muted, font: { family: font, size: 12 } }
});

const shares = (colours: Colours) => ({
	...scale(colours),
	min: 0,
	max: 1,
	ticks: { ...scale(colours).ticks, callback: tick }
});

const names = (colours: Colours) => ({ ...scale(colours), grid: { display: false } });

/** Shares ranked from the top, each a point on the bar of its interval. */
export const ranking =
	(rows: readonly Spread[]): Draw =>
	(colours) =>
		({
			type: 'bar',
			data: {
				labels: rows.map(({ label }) => short(label)),
				datasets: [
					{
						type: 'line',
						data: rows.map(({ share }) => share),
						showLine: false,
						pointRadius: 6,
						pointHoverRadius: 9,
						pointBackgroundColor: colours.accent,
						pointBorderColor: colours.accent
					},
					{
						type: 'bar',
						data: rows.map(({ low, high }) => [low, high]),
						backgroundColor: colours.rule,
						barThickness: 6
					}
				]
			},
			options: {
				...base(colours),
				indexAxis: 'y',
				scales: {
					x: shares(colours),
					y: names(colours)
				},
				plugins: {
					legend: { display: false },
					tooltip: { callbacks: { label: ({ raw }) => spoken(raw) } }
				}
			}
		}) as ChartConfiguration;

const spoken = (raw: unknown): string =>
	Array.isArray(raw) ? `${percent(raw[0])} to ${percent(raw[1])}` : percent(raw as number);

/** Shares over time with the band of their intervals. */
export const timeline =
	(rows: readonly Spread[]): Draw =>
	(colours) =>
		({
			type: 'line',
			data: {
				labels: rows.map(({ label }) => label),
				datasets: [
					{
						data: rows.map(({ share }) => share),
						borderColor: colours.accent,
						backgroundColor: colours.accent,
						pointRadius: 5,
						pointHoverRadius: 8,
						borderWidth: 3
					},
					{
						data: rows.map(({ low }) => low),
						borderColor: colours.rule,
						pointRadius: 0,
						borderWidth: 3
					},
					{
						data: rows.map(({ high }) => high),
						borderColor: colours.rule,
						pointRadius: 0,
						borderWidth: 3
					}
				]
			},
			options: {
				...base(colours),
				scales: {
					x: scale(colours),
					y: shares(colours)
				}
			}
		}) as ChartConfiguration;

/** Amounts side by side. */
export const bars =
	(rows: readonly { label: string; value: number }[], say: (value: number) => string): Draw =>
	(colours) =>
		({
			type: 'bar',
			data: {
				labels: rows.map(({ label }) => label),
				datasets: [
					{
						data: rows.map(({ value }) => value),
						backgroundColor: colours.accent,
						barThickness: 18
					}
				]
			},
			options: {
				...base(colours),
				indexAxis: 'y',
				scales: {
					x: {
						...scale(colours),
						beginAtZero: true,
						ticks: {
							...scale(colours).ticks,
							callback: (value: number | string) => say(Number(value))
						}
					},
					y: names(colours)
				},
				plugins: {
					legend: { display: false },
					tooltip: { callbacks: { label: ({ raw }) => say(Number(raw)) } }
				}
			}
		}) as ChartConfiguration;

/** Numbers of what is held and what is overcome, end to end. */
export const stacked =
	(rows: readonly { label: string; held: number; overcome: number }[]): Draw =>
	(colours) =>
		({
			type: 'bar',
			data: {
				labels: rows.map(({ label }) => short(label)),
				datasets: [
					{
						label: '✗ held',
						data: rows.map(({ held }) => held),
						backgroundColor: colours.misconception,
						barThickness: 14
					},
					{
						label: '✓ overcome',
						data: rows.map(({ overcome }) => overcome),
						backgroundColor: colours.key,
						barThickness: 14
					}
				]
			},
			options: {
				...base(colours),
				indexAxis: 'y',
				interaction: { mode: 'index', axis: 'y' },
				plugins: {
					// Its signs say without colour which is which.
					legend: {
						display: true,
						labels: { color: colours.muted, font: { family: colours.font, size: 12 } }
					}
				},
				scales: {
					x: {
						...scale(colours),
						stacked: true,
						beginAtZero: true,
						ticks: { ...scale(colours).ticks, precision: 0 }
					},
					y: { ...names(colours), stacked: true }
				}
			}
		}) as ChartConfiguration;

/** Shares around a circle. */
export const radar =
	(rows: readonly { label: string; share: number }[]): Draw =>
	(colours) =>
		({
			type: 'radar',
			data: {
				labels: rows.map(({ label }) => short(label)),
				datasets: [
					{
						data: rows.map(({ share }) => share),
						borderColor: colours.accent,
						backgroundColor: 'transparent',
						pointBackgroundColor: colours.accent,
						pointRadius: 5,
						pointHoverRadius: 8,
						borderWidth: 3
					}
				]
			},
			options: {
				...base(colours),
				scales: {
					r: {
						min: 0,
						max: 1,
						grid: { color: colours.rule },
						angleLines: { color: colours.rule },
						pointLabels: { color: colours.muted, font: { family: colours.font, size: 11 } },
						ticks: { display: false, stepSize: 0.25 }
					}
				},
				plugins: {
					legend: { display: false },
					tooltip: { callbacks: { label: ({ raw }) => percent(raw as number) } }
				}
			}
		}) as ChartConfiguration;
