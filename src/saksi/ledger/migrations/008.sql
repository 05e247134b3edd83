-- Version 8: times have a modifier. Its column is made by itself, and empty where articles were read before.
SELECT 1;
