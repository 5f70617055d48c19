// Confidence in words. The figure is the share of rows like this one that proved right on annotated texts.

export const LOW = 0.4;
export const HIGH = 0.7;

export type Level = "low" | "medium" | "high";
export const LEVELS: readonly Level[] = ["high", "medium", "low"];

export const level = (confidence: number): Level => (confidence < LOW ? "low" : confidence < HIGH ? "medium" : "high");
export const isLow = (confidence: number): boolean => confidence < LOW;

export const confidenceWord = (confidence: number): string => `${level(confidence)} confidence`;
