-- Signs as people who never signed before. Settings come as arguments, in order: the body up to the
-- address, the name of the run, the path where thanks are said, seconds to sign. A person's address
-- tells run, thread and number; the client address is another one each time.
local ffi = require("ffi")
ffi.cdef [[
  typedef struct { long tv_sec; long tv_usec; } chorus_timeval;
  int gettimeofday(chorus_timeval *tv, void *tz);
]]
local moment = ffi.new("chorus_timeval")

local function now()
  ffi.C.gettimeofday(moment, nil)
  return tonumber(moment.tv_sec) + tonumber(moment.tv_usec) / 1e6
end

local threads = {}

function setup(thread)
  thread:set("id", #threads + 1)
  table.insert(threads, thread)
end

function init(args)
  body, run, thanks, seconds = args[1], args[2], args[3], tonumber(args[4])
  number, acknowledged, other = 0, 0, 0
  first, last = 0, 0
  math.randomseed(id * 7919 + now())
end

-- Once the time is up nobody begins any more, so that no answer is lost when wrk stops.
function delay()
  if first > 0 and now() - first >= seconds then return 3600000 end
  return 0
end

-- From addresses that nobody has: the reserved part of IPv4 (RFC 1112, section 4) and IPv6 for
-- documentation (RFC 3849). Each person from another network, as people are: the app counts by it.
local function client()
  if number % 2 == 0 then
    return string.format("%d.%d.%d.%d", math.random(240, 254), math.random(0, 255), math.random(0, 255), math.random(1, 254))
  end
  return string.format("2001:db8:%x:%x::%x", math.random(0, 65535), math.random(0, 65535), math.random(1, 65535))
end

function request()
  if first == 0 then first = now() end
  number = number + 1
  return wrk.format("POST", nil, {
    ["Content-Type"] = "application/x-www-form-urlencoded",
    ["X-Forwarded-For"] = client(),
  }, body .. "bench-" .. run .. "-" .. id .. "-" .. number .. "%40supporters.example")
end

function response(status, headers)
  last = now()
  local location = headers["Location"] or headers["location"] or ""
  if status == 303 and location:sub(-#thanks) == thanks then
    acknowledged = acknowledged + 1
  else
    other = other + 1
  end
end

function done(summary, latency)
  local sum = { acknowledged = 0, other = 0 }
  local begin, finish = math.huge, 0
  for _, thread in ipairs(threads) do
    for key in pairs(sum) do sum[key] = sum[key] + thread:get(key) end
    begin = math.min(begin, thread:get("first"))
    finish = math.max(finish, thread:get("last"))
  end
  local errors = summary.errors
  print(string.format("chorus acknowledged=%d other=%d non2xx3xx=%d broken=%d seconds=%.6f p50=%d p99=%d",
    sum.acknowledged, sum.other, errors.status,
    errors.connect + errors.read + errors.write + errors.timeout,
    finish - begin, latency:percentile(50), latency:percentile(99)))
end
