# Adds up what the trx files say.

# tests_with OUTCOME FILE... : the tests that ended so, one a line, with their project.
tests_with() {
  local outcome=$1 file
  shift
  for file in "$@"; do
    tr '\n' ' ' <"$file" | grep -o '<UnitTestResult [^>]*>' | grep "outcome=\"$outcome\"" |
      sed -e 's/.* testName="\([^"]*\)".*/\1/' -e 's/&quot;/"/g' -e 's/&lt;/</g' -e 's/&gt;/>/g' -e 's/&amp;/\&/g' |
      sed "s/^/$(basename "$file" .trx): /" | sort || true
  done
}

count() { if [ -n "$1" ]; then wc -l <<<"$1"; else echo 0; fi; }

# print_summary FOLDER BROKEN... : lists failed and skipped tests, then the closing line. BROKEN are the projects whose
# run did not end well; one that reports no failed test (its host crashed or hung) counts as one failure.
print_summary() {
  local folder=$1 project files passed='' failed='' skipped=''
  shift
  shopt -s nullglob
  files=("$folder"/*.trx)
  passed=$(tests_with Passed "${files[@]}")
  failed=$(tests_with Failed "${files[@]}")
  skipped=$(tests_with NotExecuted "${files[@]}")
  for project in "$@"; do
    if ! grep -q "^$project: " <<<"$failed"; then
      failed+="${failed:+$'\n'}$project: the test host did not finish"
    fi
  done

  printf '\n'
  if [ -n "$skipped" ]; then printf 'Skipped:\n%s\n\n' "$(sed 's/^/  /' <<<"$skipped")"; fi
  if [ -n "$failed" ]; then printf 'Failed:\n%s\n\n' "$(sed 's/^/  /' <<<"$failed")"; fi
  echo "$(count "$passed") passed, $(count "$failed") failed, $(count "$skipped") skipped"
  [ -z "$failed" ] && [ -n "$passed" ]
}
