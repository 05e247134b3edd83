"""When: phrases of time as TIMEX3, EDTF and half-open intervals."""
