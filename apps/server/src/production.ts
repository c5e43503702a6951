/** Import it first in a program: graphql-js and Express read this once, and are slower where it says nothing. */
process.env.NODE_ENV ??= 'production';
