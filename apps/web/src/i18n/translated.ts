/** English for a Vietnamese catalogue: the same keys, else it does not compile; what counts (`…_other`) also says one. */
export type Translated<Catalogue> = {
  readonly [Key in keyof Catalogue]: Catalogue[Key] extends string ? string : Translated<Catalogue[Key]>;
} & {
  readonly [Key in keyof Catalogue as Key extends `${infer Base}_other` ? `${Base}_one` : never]: string;
};
